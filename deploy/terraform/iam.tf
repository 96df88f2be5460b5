locals {
  is_group = var.identity == "group"
  principal = (
    local.is_group
    ? "group '${var.identity_domain.name}'/'${oci_identity_domains_group.audit[0].display_name}'"
    : "dynamic-group ${oci_identity_dynamic_group.audit[0].name}"
  )
}

# Whether a user is a service user is settled when it is made, and no update changes it: a switch
# makes another user.
resource "terraform_data" "user_kind" {
  input = local.trusts_github ? "service user" : "user with an API key"
}

# A user that can do nothing but what the group may, with an API key or by the OIDC trust.
resource "oci_identity_domains_user" "audit" {
  count    = local.is_group ? 1 : 0
  provider = oci.home

  idcs_endpoint = var.identity_domain.url
  schemas       = ["urn:ietf:params:scim:schemas:core:2.0:User"]
  user_name     = var.name
  description   = "Runs the volume backup audit; reads only."

  name {
    family_name = var.name
  }

  emails {
    type    = "work"
    value   = var.service_user_email
    primary = true
  }

  emails {
    type  = "recovery"
    value = var.service_user_email
  }

  urnietfparamsscimschemasoracleidcsextensioncapabilities_user {
    can_use_api_keys                 = var.github_oidc == null
    can_use_auth_tokens              = false
    can_use_console_password         = false
    can_use_customer_secret_keys     = false
    can_use_db_credentials           = false
    can_use_oauth2client_credentials = false
    can_use_smtp_credentials         = false
  }

  # A trust impersonates none but service users.
  dynamic "urnietfparamsscimschemasoracleidcsextensionuser_user" {
    for_each = local.trusts_github ? [true] : []

    content {
      service_user = true
    }
  }

  lifecycle {
    # The service adds schemas of its own, and may not return what kind of user it is.
    ignore_changes       = [schemas, urnietfparamsscimschemasoracleidcsextensionuser_user]
    replace_triggered_by = [terraform_data.user_kind]
  }
}

resource "oci_identity_domains_group" "audit" {
  count    = local.is_group ? 1 : 0
  provider = oci.home

  idcs_endpoint = var.identity_domain.url
  schemas       = ["urn:ietf:params:scim:schemas:core:2.0:Group"]
  display_name  = var.name

  members {
    type  = "User"
    value = oci_identity_domains_user.audit[0].id
  }

  lifecycle {
    ignore_changes = [schemas]
  }
}

resource "oci_identity_dynamic_group" "audit" {
  count    = local.is_group ? 0 : 1
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = var.name
  description    = "Runners of the volume backup audit."
  matching_rule  = var.dynamic_group_rule
  freeform_tags  = var.freeform_tags
}

module "statements" {
  source = "./modules/iam-statements"

  principal               = local.principal
  compartment_ocid        = var.compartment_ocid
  bucket_name             = local.bucket_name
  metrics_namespace       = var.metrics_namespace
  metric_compartment_ocid = var.metric_compartment_ocid == var.tenancy_ocid ? null : var.metric_compartment_ocid
  features = concat(
    ["audit", "object-storage", "metrics", "notifications"],
    var.reads_iam_policies ? ["iam-policies"] : [],
  )
}

resource "oci_identity_policy" "audit" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = var.name
  description    = "The least that the volume backup audit needs."
  statements     = module.statements.statements
  freeform_tags  = var.freeform_tags
}

# Object Storage itself carries out the lifecycle and the replication, and uses the key.
locals {
  storage_service      = "service objectstorage-${var.region}"
  storage_compartments = toset(concat([var.compartment_ocid], var.replica == null ? [] : [var.replica.compartment_ocid]))
  storage_keys = merge(
    var.kms_key_ocid == null ? {} : { (var.region) = var.kms_key_ocid },
    try(var.replica.kms_key_ocid, null) == null ? {} : { (var.replica.region) = var.replica.kms_key_ocid },
  )
}

resource "oci_identity_policy" "object_storage_service" {
  provider = oci.home

  compartment_id = var.tenancy_ocid
  name           = "${var.name}-object-storage-service"
  description    = "Lets Object Storage age, replicate and encrypt the audit's reports."
  statements = concat(
    [for compartment in local.storage_compartments : "Allow ${local.storage_service} to manage object-family in compartment id ${compartment}"],
    [for region, key in local.storage_keys : "Allow service objectstorage-${region} to use keys in tenancy where target.key.id='${key}'"],
  )
  freeform_tags = var.freeform_tags
}
