mock_provider "oci" {
  mock_data "oci_objectstorage_namespace" {
    defaults = {
      namespace = "examplenamespace"
    }
  }
}

mock_provider "oci" {
  alias = "home"
}

mock_provider "oci" {
  alias = "replica"
}

variables {
  tenancy_ocid       = "ocid1.tenancy.oc1..example"
  compartment_ocid   = "ocid1.compartment.oc1..example"
  region             = "us-ashburn-1"
  identity_domain    = { url = "https://idcs-example.identity.oraclecloud.com:443" }
  service_user_email = "audit@example.com"
}

run "bucket_is_private_and_kept" {
  command = plan

  assert {
    condition     = oci_objectstorage_bucket.reports.access_type == "NoPublicAccess"
    error_message = "The bucket must not be public."
  }

  assert {
    condition     = oci_objectstorage_bucket.reports.versioning == "Disabled" && length(oci_objectstorage_bucket.reports.retention_rules) == 1
    error_message = "A retention rule and versioning exclude each other."
  }

  assert {
    condition     = oci_objectstorage_bucket.reports.freeform_tags["oci-volume-backup-audit"] == "reports"
    error_message = "The audit finds the bucket by this tag."
  }

  assert {
    condition     = length(oci_objectstorage_replication_policy.reports) == 0 && length(oci_identity_domains_identity_propagation_trust.github) == 0
    error_message = "What was not asked for must not be made."
  }

  assert {
    condition     = length(oci_monitoring_alarm.audit) == 5
    error_message = "Every condition must have its alarm."
  }
}

run "alarms_read_where_the_audit_posts" {
  command = plan

  assert {
    condition     = alltrue([for alarm in oci_monitoring_alarm.audit : alarm.metric_compartment_id == "ocid1.tenancy.oc1..example" && alarm.compartment_id == "ocid1.compartment.oc1..example"])
    error_message = "Without root-compartment the audit posts to the tenancy."
  }

  assert {
    condition     = length([for statement in oci_identity_policy.audit.statements : statement if strcontains(statement, "to use metrics in tenancy where target.metrics.namespace='volume_backup_audit'")]) == 1
    error_message = "The audit must be allowed to post where the alarms read."
  }
}

run "alarms_of_a_part_of_the_tenancy" {
  command = plan

  variables {
    metric_compartment_ocid = "ocid1.compartment.oc1..audited"
  }

  assert {
    condition     = alltrue([for alarm in oci_monitoring_alarm.audit : alarm.metric_compartment_id == "ocid1.compartment.oc1..audited"])
    error_message = "With root-compartment the audit posts there."
  }

  assert {
    condition     = length([for statement in oci_identity_policy.audit.statements : statement if strcontains(statement, "to use metrics in compartment id ocid1.compartment.oc1..audited where")]) == 1
    error_message = "The audit must be allowed to post where the alarms read."
  }
}

run "versioned_bucket" {
  command = plan

  variables {
    report_protection = "versioning"
  }

  assert {
    condition     = oci_objectstorage_bucket.reports.versioning == "Enabled" && length(oci_objectstorage_bucket.reports.retention_rules) == 0
    error_message = "A retention rule and versioning exclude each other."
  }
}

run "copy_in_a_second_region" {
  command = plan

  variables {
    replica = { region = "us-phoenix-1", compartment_ocid = "ocid1.compartment.oc1..copy" }
  }

  assert {
    condition     = oci_objectstorage_replication_policy.reports[0].destination_region_name == "us-phoenix-1"
    error_message = "The reports must be copied to the second region."
  }

  assert {
    condition     = length([for statement in oci_identity_policy.object_storage_service.statements : statement if strcontains(statement, "ocid1.compartment.oc1..copy")]) == 1
    error_message = "Object Storage must be allowed to write to the copy's compartment."
  }
}

run "runner_on_oci" {
  command = plan

  variables {
    identity           = "dynamic-group"
    dynamic_group_rule = "instance.id = 'ocid1.instance.oc1..example'"
    identity_domain    = null
    service_user_email = null
  }

  assert {
    condition     = length(oci_identity_domains_user.audit) == 0 && length(oci_identity_dynamic_group.audit) == 1
    error_message = "A runner on OCI needs no user."
  }
}

run "deletion_before_the_retention_ends" {
  command = plan

  variables {
    delete_after_days = 30
  }

  expect_failures = [var.delete_after_days]
}
