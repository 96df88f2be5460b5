# GitHub's ID token is exchanged at the identity domain for a session token of the audit's user.

locals {
  github_issuer   = "https://token.actions.githubusercontent.com"
  trusts_github   = var.github_oidc != null
  makes_own_trust = local.trusts_github && !try(var.github_oidc.existing_trust, false)

  # What a trust has to hold, so that this audit's workflows can sign in by it.
  own_trust_member = local.trusts_github ? {
    subjects        = var.github_oidc.subjects
    service_user_id = oci_identity_domains_user.audit[0].id
    client_id       = oci_identity_domains_app.token_exchange[0].name
  } : null

  trust_members = concat(local.own_trust_member[*], var.github_trust_members)
  # One condition a rule, and its value without quotes: a quoted one is saved, and never matches.
  trust_rules = flatten([
    for member in local.trust_members : [
      for subject in member.subjects : { rule = "sub eq ${subject}", value = member.service_user_id }
    ]
  ])
}

# The caller of the exchange must know this client's secret as well as hold a trusted token.
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
  count    = local.makes_own_trust ? 1 : 0
  provider = oci.home

  idcs_endpoint       = var.identity_domain.url
  schemas             = ["urn:ietf:params:scim:schemas:oracle:idcs:IdentityPropagationTrust"]
  name                = "${var.name}-github"
  description         = "Trusts GitHub workflows to run the volume backup audit."
  type                = "JWT"
  active              = true
  issuer              = local.github_issuer
  public_key_endpoint = "${local.github_issuer}/.well-known/jwks"
  oauth_clients       = local.trust_members[*].client_id
  client_claim_name   = "aud"
  client_claim_values = [var.github_oidc.audience]
  subject_claim_name  = "sub"
  subject_type        = "User"
  allow_impersonation = true
  # The service returns the rules only when asked to.
  attribute_sets = ["default", "request"]

  dynamic "impersonation_service_users" {
    for_each = local.trust_rules

    content {
      rule  = impersonation_service_users.value.rule
      value = impersonation_service_users.value.value
    }
  }

  lifecycle {
    ignore_changes = [schemas]

    precondition {
      condition     = length(distinct(local.trust_rules[*].rule)) == length(local.trust_rules)
      error_message = "One subject stands in github_oidc or github_trust_members twice: each is mapped to one user."
    }
  }
}
