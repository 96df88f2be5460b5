variable "tenancy_ocid" {
  description = "The tenancy that is audited."
  type        = string
}

variable "compartment_ocid" {
  description = "Compartment for the bucket, the topic and the alarms."
  type        = string
}

variable "region" {
  description = "Region of the bucket, the topic and the alarms: the one that the provider oci is set to. Metrics are posted in the region of the action's input `region`, so that it must be the same."
  type        = string
}

variable "name" {
  description = "Prefix of the names of everything that is created."
  type        = string
  default     = "volume-backup-audit"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,40}$", var.name))
    error_message = "name must be 3 to 41 lower-case letters, digits and dashes, and begin with a letter."
  }
}

variable "freeform_tags" {
  description = "Tags of everything that is created."
  type        = map(string)
  default     = {}
}

# Who runs the audit

variable "identity" {
  description = "Who runs the audit: `group` (a user of an identity domain, with an API key or by GitHub OIDC) or `dynamic-group` (a runner on OCI)."
  type        = string
  default     = "group"

  validation {
    condition     = contains(["group", "dynamic-group"], var.identity)
    error_message = "identity must be group or dynamic-group."
  }
}

variable "dynamic_group_rule" {
  description = "Matching rule of the dynamic group, when identity is `dynamic-group`: `instance.id = 'ocid1.instance…'`."
  type        = string
  default     = null

  validation {
    condition     = var.identity != "dynamic-group" || var.dynamic_group_rule != null
    error_message = "dynamic_group_rule must be set when identity is dynamic-group."
  }
}

variable "identity_domain" {
  description = "Identity domain of the group: its URL (as in OCI's console, without a path) and its name."
  type = object({
    url  = string
    name = optional(string, "Default")
  })
  default = null

  validation {
    condition     = var.identity != "group" || var.identity_domain != null
    error_message = "identity_domain must be set when identity is group."
  }
}

variable "service_user_email" {
  description = "Address of the audit's user; identity domains ask for one."
  type        = string
  default     = null

  validation {
    condition     = var.identity != "group" || var.service_user_email != null
    error_message = "service_user_email must be set when identity is group."
  }
}

variable "github_oidc" {
  description = "Lets GitHub workflows sign in without a stored key; null: with an API key. `subjects` are the `sub` claims to trust, as GitHub writes them; `audience` is the action's input `oidc-audience`; `existing_trust`: the domain has a trust for GitHub already, to which the output `github_trust_operations` or `github_trust_member` is added."
  type = object({
    subjects       = set(string)
    audience       = optional(string, "https://cloud.oracle.com")
    existing_trust = optional(bool, false)
  })
  default = null

  validation {
    condition     = var.github_oidc == null || try(length(var.github_oidc.subjects) > 0, false)
    error_message = "github_oidc.subjects must hold at least one sub claim, for example repo:OWNER@ID/REPOSITORY@ID:environment:production."
  }

  validation {
    condition     = var.github_oidc == null || try(alltrue([for subject in var.github_oidc.subjects : can(regex("^[^\\s:\"'*()\\\\]+:[^\\s\"'*()\\\\]+$", subject))]), false)
    error_message = "Each of github_oidc.subjects must be one exact sub claim, for example repo:OWNER@ID/REPOSITORY@ID:environment:production. A rule takes no wildcards, quotes, parentheses or blanks: choose an environment or a branch whose name has none."
  }

  validation {
    condition     = var.github_oidc == null || can(regex("^[^\\s\"']+$", var.github_oidc.audience))
    error_message = "github_oidc.audience must be one audience without blanks and quotes."
  }

  validation {
    condition     = var.github_oidc == null || var.identity == "group"
    error_message = "github_oidc needs identity to be group: the trust impersonates the group's user."
  }
}

variable "github_trust_members" {
  description = "Further audits that sign in by this module's trust: the output `github_trust_member` of each, made with `existing_trust`. An identity domain takes one trust for GitHub."
  type = list(object({
    subjects        = set(string)
    service_user_id = string
    client_id       = string
  }))
  default = []

  validation {
    condition     = length(var.github_trust_members) == 0 || try(!var.github_oidc.existing_trust, false)
    error_message = "github_trust_members needs github_oidc without existing_trust: they are added to the trust that this module makes."
  }
}

# Reports

variable "bucket_name" {
  description = "Bucket for the reports; null: `<name>-reports`."
  type        = string
  default     = null
}

variable "report_protection" {
  description = "What keeps a report from being changed or deleted: `retention` (a retention rule) or `versioning`. Object Storage does not take both on one bucket."
  type        = string
  default     = "retention"

  validation {
    condition     = contains(["retention", "versioning"], var.report_protection)
    error_message = "report_protection must be retention or versioning: Object Storage refuses a retention rule on a bucket with versioning."
  }
}

variable "retention_days" {
  description = "Days for which no report can be changed or deleted, with report_protection `retention`."
  type        = number
  default     = 400

  validation {
    condition     = var.retention_days >= 1 && floor(var.retention_days) == var.retention_days
    error_message = "retention_days must be a whole number of at least 1."
  }
}

variable "retention_locked_from" {
  description = "Time (RFC 3339, at least 14 days ahead) from which the retention rule cannot be removed any more, not even by an administrator; null: never."
  type        = string
  default     = null
}

variable "archive_after_days" {
  description = "Days after which reports move to the Archive tier; null: never."
  type        = number
  default     = null
}

variable "delete_after_days" {
  description = "Days after which reports are deleted; more than retention_days, so that the two do not contradict each other."
  type        = number
  default     = 800

  validation {
    condition     = var.report_protection != "retention" || var.delete_after_days > var.retention_days
    error_message = "delete_after_days must be more than retention_days."
  }
}

variable "kms_key_ocid" {
  description = "Vault key for the bucket; null: a key that Oracle keeps."
  type        = string
  default     = null
}

variable "replica" {
  description = "Region and compartment of a copy of the bucket, which the provider oci.replica must be set to; null: no copy."
  type = object({
    region           = string
    compartment_ocid = string
    kms_key_ocid     = optional(string)
  })
  default = null
}

# Rights

variable "reads_iam_policies" {
  description = "Whether the audit may read IAM policies, for `deletion-restricted` in its policy file."
  type        = bool
  default     = false
}

# Watching

variable "metrics_namespace" {
  description = "Namespace of the audit's metrics, the same as its input `metrics-namespace`."
  type        = string
  default     = "volume_backup_audit"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,254}[a-z0-9]$", var.metrics_namespace)) && !startswith(var.metrics_namespace, "oci_") && !startswith(var.metrics_namespace, "oracle_")
    error_message = "metrics_namespace must be lower-case letters, digits and underscores, and must not begin with oci_ or oracle_."
  }
}

variable "metric_compartment_ocid" {
  description = "Compartment that the audit posts its metrics to: its input `root-compartment`; null, as there: the tenancy."
  type        = string
  default     = null
}

variable "alarms_enabled" {
  description = "Whether the alarms are on. Switch them on after the first run that posted metrics."
  type        = bool
  default     = true
}

variable "compliance_target_percent" {
  description = "Alarm below this share of compliant volumes."
  type        = number
  default     = 100
}

variable "throttled_bound" {
  description = "Alarm when OCI throttled one run more often than this."
  type        = number
  default     = 1000
}

variable "production_rule" {
  description = "Rule of the policy file whose volumes must never be without a backup; null: every volume."
  type        = string
  default     = null
}

variable "alarm_emails" {
  description = "Addresses that the topic sends to; each must confirm once."
  type        = set(string)
  default     = []
}
