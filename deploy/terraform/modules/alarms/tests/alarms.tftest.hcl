variables {
  compliance_target_percent = 95
  throttled_bound           = 500
}

run "every_volume" {
  command = plan

  assert {
    condition     = toset(keys(output.alarms)) == toset(["run-failed", "no-recent-run", "compliance-below-target", "no-backup", "throttled"])
    error_message = "Every condition must have its alarm."
  }

  assert {
    condition     = output.alarms["no-backup"].query == "volumes_no_backup[1h].grouping().max() > 0"
    error_message = "Without a rule, every volume counts."
  }

  assert {
    condition     = output.alarms["compliance-below-target"].query == "compliance_percent[1h].grouping().min() < 95"
    error_message = "The target must be in the query."
  }

  assert {
    condition     = output.alarms["throttled"].query == "api_throttled[1h].grouping().max() > 500"
    error_message = "The bound must be in the query."
  }
}

run "production_only" {
  command = plan

  variables {
    production_rule = "production"
  }

  assert {
    condition     = output.alarms["no-backup"].query == "volumes_no_backup[1h]{rule = \"production\"}.grouping().max() > 0"
    error_message = "Only the rule's volumes count."
  }
}

run "rule_that_would_break_the_query" {
  command = plan

  variables {
    production_rule = "a\"}.absent()"
  }

  expect_failures = [var.production_rule]
}

run "impossible_target" {
  command = plan

  variables {
    compliance_target_percent = 101
  }

  expect_failures = [var.compliance_target_percent]
}
