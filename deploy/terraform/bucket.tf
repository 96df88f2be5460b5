data "oci_objectstorage_namespace" "this" {
  compartment_id = var.tenancy_ocid
}

locals {
  namespace   = data.oci_objectstorage_namespace.this.namespace
  bucket_name = coalesce(var.bucket_name, "${var.name}-reports")
  # By this tag the audit finds the bucket when none is named.
  bucket_tags     = merge(var.freeform_tags, { "oci-volume-backup-audit" = "reports" })
  keeps_retention = var.report_protection == "retention"
}

resource "oci_objectstorage_bucket" "reports" {
  compartment_id = var.compartment_ocid
  namespace      = local.namespace
  name           = local.bucket_name
  access_type    = "NoPublicAccess"
  storage_tier   = "Standard"
  versioning     = local.keeps_retention ? "Disabled" : "Enabled"
  kms_key_id     = var.kms_key_ocid
  freeform_tags  = local.bucket_tags

  dynamic "retention_rules" {
    for_each = local.keeps_retention ? [var.retention_days] : []

    content {
      display_name     = "reports-stay"
      time_rule_locked = var.retention_locked_from

      duration {
        time_amount = retention_rules.value
        time_unit   = "DAYS"
      }
    }
  }

  # Without its permissions the Object Storage service can use no key.
  depends_on = [oci_identity_policy.object_storage_service]
}

resource "oci_objectstorage_object_lifecycle_policy" "reports" {
  namespace = local.namespace
  bucket    = oci_objectstorage_bucket.reports.name

  dynamic "rules" {
    for_each = var.archive_after_days == null ? [] : [var.archive_after_days]

    content {
      name        = "archive-reports"
      action      = "ARCHIVE"
      target      = "objects"
      is_enabled  = true
      time_amount = rules.value
      time_unit   = "DAYS"
    }
  }

  rules {
    name        = "delete-old-reports"
    action      = "DELETE"
    target      = "objects"
    is_enabled  = true
    time_amount = var.delete_after_days
    time_unit   = "DAYS"
  }

  dynamic "rules" {
    for_each = local.keeps_retention ? [] : [var.delete_after_days]

    content {
      name        = "delete-old-versions"
      action      = "DELETE"
      target      = "previous-object-versions"
      is_enabled  = true
      time_amount = rules.value
      time_unit   = "DAYS"
    }
  }

  rules {
    name        = "abort-unfinished-uploads"
    action      = "ABORT"
    target      = "multipart-uploads"
    is_enabled  = true
    time_amount = 1
    time_unit   = "DAYS"
  }

  depends_on = [oci_identity_policy.object_storage_service]
}

# A copy is read-only by its nature: nothing but the replication writes to it.
resource "oci_objectstorage_bucket" "replica" {
  count    = var.replica == null ? 0 : 1
  provider = oci.replica

  compartment_id = var.replica.compartment_ocid
  namespace      = local.namespace
  name           = "${local.bucket_name}-copy"
  access_type    = "NoPublicAccess"
  storage_tier   = "Standard"
  kms_key_id     = var.replica.kms_key_ocid
  freeform_tags  = var.freeform_tags

  depends_on = [oci_identity_policy.object_storage_service]
}

resource "oci_objectstorage_replication_policy" "reports" {
  count = var.replica == null ? 0 : 1

  namespace               = local.namespace
  bucket                  = oci_objectstorage_bucket.reports.name
  name                    = "reports-copy"
  destination_region_name = var.replica.region
  destination_bucket_name = oci_objectstorage_bucket.replica[0].name

  depends_on = [oci_identity_policy.object_storage_service]
}
