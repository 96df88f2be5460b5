# GitHub's ID token is exchanged at the identity domain for a session token of the audit's user.

locals {
  github_issuer = "https://token.actions.githubusercontent.com"
  trusts_github = var.github_oidc != null
}

# Whoever asks for the exchange must know this client's secret as well as hold a trusted token.
resource "oci_identity_domains_app" "token_exchange" {
  count    = local.trusts_github ? 1 : 0
  provider = oci.home

  idcs_endpoint   = var.identity_domain.url
  schemas         = ["urn:ietf:params:scim:schemas:oracle:idcs:App"]
  display_name    = "${var.name}-token-exchange"
  description     = "Exchanges GitHub's ID token for a session of the volume backup audit."
  active          = true
  show_in_my_apps = false
  client_type     = "confidential"
  is_oauth_client = true
  allowed_grants  = ["client_credentials"]

  based_on_template {
    value         = "CustomWebAppTemplateId"
    well_known_id = "CustomWebAppTemplateId"
  }

  lifecycle {
    ignore_changes = [schemas]
  }
}

resource "oci_identity_domains_identity_propagation_trust" "github" {
  count    = local.trusts_github ? 1 : 0
  provider = oci.home

  idcs_endpoint       = var.identity_domain.url
  schemas             = ["urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust"]
  name                = "${var.name}-github"
  description         = "Trusts the workflows of one GitHub repository to run the volume backup audit."
  type                = "JWT"
  active              = true
  issuer              = local.github_issuer
  public_key_endpoint = "${local.github_issuer}/.well-known/jwks"
  oauth_clients       = [oci_identity_domains_app.token_exchange[0].name]
  subject_claim_name  = "sub"
  subject_type        = "User"
  allow_impersonation = true

  impersonation_service_users {
    rule  = "sub eq '${var.github_oidc.subject}' and aud eq '${var.github_oidc.audience}'"
    value = oci_identity_domains_user.audit[0].id
  }

  lifecycle {
    ignore_changes = [schemas]
  }
}
