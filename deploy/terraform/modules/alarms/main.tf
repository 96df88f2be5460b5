# What each alarm asks of the posted metrics, in Monitoring Query Language.
# It needs no provider, so that its tests run anywhere.

terraform {
  required_version = ">= 1.9.0"
}

variable "compliance_target_percent" {
  description = "The alarm fires below this share of compliant volumes, 0 to 100."
  type        = number

  validation {
    condition     = var.compliance_target_percent >= 0 && var.compliance_target_percent <= 100
    error_message = "compliance_target_percent must lie between 0 and 100."
  }
}

variable "throttled_bound" {
  description = "The alarm fires when one run was throttled more often than this."
  type        = number

  validation {
    condition     = var.throttled_bound >= 0
    error_message = "throttled_bound must not be negative."
  }
}

variable "production_rule" {
  description = "Rule of the policy file whose volumes must never be without a backup; null: every volume."
  type        = string
  default     = null

  validation {
    condition     = var.production_rule == null || can(regex("^[A-Za-z0-9 ._-]{1,64}$", var.production_rule))
    error_message = "production_rule must be the name of a rule: letters, digits, blanks, dots, dashes and underscores."
  }
}

locals {
  production = var.production_rule == null ? "" : "{rule = \"${var.production_rule}\"}"
}

output "alarms" {
  description = "Alarms by name: query, severity, what to do, and how long the condition must last (ISO 8601)."
  value = {
    run-failed = {
      query    = "failures[1h].grouping().sum() > 0"
      severity = "CRITICAL"
      pending  = "PT1M"
      body     = "A run of the volume backup audit failed. Its log names the cause. Runbooks: incomplete-audit, upload-refused."
    }
    # A day is the longest interval and an hour the longest delay that Monitoring knows: 25 hours.
    # absent(3d) is for how long the alarm goes on firing, not when it begins.
    no-recent-run = {
      query    = "last_success[1d].grouping().absent(3d)"
      severity = "CRITICAL"
      pending  = "PT1H"
      body     = "The volume backup audit did not succeed for more than a day, or could not sign in to say so. Runbooks: no-recent-run, sign-in-refused."
    }
    compliance-below-target = {
      query    = "compliance_percent[1h].grouping().min() < ${var.compliance_target_percent}"
      severity = "WARNING"
      pending  = "PT1M"
      body     = "Fewer than ${var.compliance_target_percent} percent of the volumes have a recent backup. The report names the others."
    }
    no-backup = {
      query    = "volumes_no_backup[1h]${local.production}.grouping().max() > 0"
      severity = "CRITICAL"
      pending  = "PT1M"
      body     = "There are volumes without any backup. Runbook: mass-no-backup."
    }
    throttled = {
      query    = "api_throttled[1h].grouping().max() > ${var.throttled_bound}"
      severity = "WARNING"
      pending  = "PT1M"
      body     = "OCI throttled the audit more than ${var.throttled_bound} times in one run. Runbook: throttled."
    }
  }
}
