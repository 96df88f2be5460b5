variables {
  principal         = "group 'Default'/'auditors'"
  compartment_ocid  = "ocid1.compartment.oc1..example"
  bucket_name       = "reports"
  metrics_namespace = "volume_backup_audit"
  features          = ["audit", "object-storage", "metrics", "notifications", "iam-policies"]
}

run "everything" {
  command = plan

  assert {
    condition     = length(output.statements) == 10
    error_message = "Every statement of the list must be granted."
  }

  assert {
    condition     = alltrue([for statement in output.statements : !strcontains(statement, "<")])
    error_message = "No placeholder may be left."
  }

  assert {
    condition     = alltrue([for statement in output.statements : startswith(statement, "Allow group 'Default'/'auditors' to ")])
    error_message = "Every statement must be for the principal."
  }

  assert {
    condition     = contains(output.statements, "Allow group 'Default'/'auditors' to manage objects in compartment id ocid1.compartment.oc1..example where all {target.bucket.name='reports', request.permission='OBJECT_CREATE'}")
    error_message = "Objects may be created in the one bucket only."
  }
}

run "metrics_of_the_tenancy" {
  command = plan

  variables {
    features = ["metrics"]
  }

  assert {
    condition     = output.statements == ["Allow group 'Default'/'auditors' to use metrics in tenancy where target.metrics.namespace='volume_backup_audit'"]
    error_message = "Without a compartment the metrics go to the tenancy."
  }
}

run "metrics_of_a_compartment" {
  command = plan

  variables {
    metric_compartment_ocid = "ocid1.compartment.oc1..audited"
    features                = ["audit", "metrics"]
  }

  assert {
    condition     = contains(output.statements, "Allow group 'Default'/'auditors' to use metrics in compartment id ocid1.compartment.oc1..audited where target.metrics.namespace='volume_backup_audit'")
    error_message = "Metrics may be posted to the audited compartment only."
  }

  assert {
    condition     = contains(output.statements, "Allow group 'Default'/'auditors' to inspect volume-family in tenancy")
    error_message = "Only the metrics are held to the compartment."
  }
}

run "reading_only" {
  command = plan

  variables {
    principal = "dynamic-group runners"
    features  = ["audit"]
  }

  assert {
    condition     = alltrue([for statement in output.statements : can(regex("^Allow dynamic-group runners to (inspect|read) [a-z-]+ in tenancy$", statement))])
    error_message = "The audit alone may read only."
  }
}

run "unknown_feature" {
  command = plan

  variables {
    features = ["audit", "delete-everything"]
  }

  expect_failures = [var.features]
}
