output "object_storage_namespace" {
  description = "For the input `object-storage-namespace`."
  value       = local.namespace
}

output "bucket_name" {
  description = "For the input `object-storage-bucket`."
  value       = oci_objectstorage_bucket.reports.name
}

output "metrics_namespace" {
  description = "For the input `metrics-namespace`."
  value       = var.metrics_namespace
}

output "notification_topic_ocid" {
  description = "For the input `notification-topic`."
  value       = oci_ons_notification_topic.alarms.id
}

output "policy_statements" {
  description = "What the audit was granted."
  value       = module.statements.statements
}

output "service_user_ocid" {
  description = "For the input `user` with `auth: api_key`; null with a dynamic group."
  value       = one(oci_identity_domains_user.audit[*].ocid)
}

output "oidc_domain_url" {
  description = "For the input `oidc-domain-url`; null without `github_oidc`."
  value       = local.trusts_github ? var.identity_domain.url : null
}

output "oidc_client_id" {
  description = "For the input `oidc-client-id`; null without `github_oidc`."
  value       = one(oci_identity_domains_app.token_exchange[*].name)
}

output "oidc_client_secret" {
  description = "For the input `oidc-client-secret`: store it as a secret of the GitHub environment. It is in the state as well."
  value       = one(oci_identity_domains_app.token_exchange[*].client_secret)
  sensitive   = true
}

output "github_trust_member" {
  description = "For `github_trust_members` of the module that makes the domain's trust; null without `github_oidc`."
  value       = local.own_trust_member
}

output "github_trust_operations" {
  description = "What adds this audit to a trust that is there, as the JSON of a SCIM patch; null unless `existing_trust`."
  value = local.trusts_github && !local.makes_own_trust ? jsonencode([
    { op = "add", path = "impersonationServiceUsers", value = local.trust_rules },
    { op = "add", path = "oauthClients", value = local.trust_members[*].client_id },
  ]) : null
}
