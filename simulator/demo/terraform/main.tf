terraform {
  required_version = ">= 1.5"
  required_providers {
    oci = { source = "oracle/oci" }
  }
}

provider "oci" {
  region = "us-ashburn-1"
}

variable "compartment_id" {
  default = "ocid1.compartment.oc1..aaaaaaaaerp"
}

resource "oci_core_volume_backup_policy" "nightly" {
  compartment_id = var.compartment_id
  display_name   = "nightly"
  schedules {
    backup_type       = "INCREMENTAL"
    period            = "ONE_WEEK"
    day_of_week       = "SUNDAY"
    hour_of_day       = 2
    offset_type       = "STRUCTURED"
    time_zone         = "UTC"
    retention_seconds = 604800
  }
}

resource "oci_core_volume" "data" {
  compartment_id      = var.compartment_id
  availability_domain = "Uocm:US-ASHBURN-AD-1"
  display_name        = "erp-data"
  size_in_gbs         = 500
  freeform_tags       = { env = "prod" }
}

resource "oci_core_volume_backup_policy_assignment" "data" {
  asset_id  = oci_core_volume.data.id
  policy_id = oci_core_volume_backup_policy.nightly.id
}

resource "oci_core_volume" "redo" {
  compartment_id      = var.compartment_id
  availability_domain = "Uocm:US-ASHBURN-AD-1"
  display_name        = "erp-redo"
  size_in_gbs         = 100
  freeform_tags       = { env = "prod" }
}

resource "oci_core_volume_backup_policy_assignment" "redo" {
  asset_id  = oci_core_volume.redo.id
  policy_id = oci_core_volume_backup_policy.nightly.id
}

resource "oci_core_volume" "archive" {
  compartment_id      = var.compartment_id
  availability_domain = "Uocm:US-ASHBURN-AD-1"
  display_name        = "erp-archive"
  size_in_gbs         = 2000
  freeform_tags       = { env = "prod" }
}
