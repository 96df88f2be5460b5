terraform {
  required_version = ">= 1.9.0"

  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 7.0.0, < 10.0.0"
    }
  }
}

variable "tenancy_ocid" {
  description = "The tenancy that is audited."
  type        = string
}

variable "compartment_ocid" {
  description = "Compartment for the bucket, the topic and the alarms."
  type        = string
}

variable "region" {
  description = "Region of the bucket, the topic and the alarms, and the action's input region."
  type        = string
}

variable "root_compartment_ocid" {
  description = "What is audited: the action's input root-compartment."
  type        = string
}

variable "home_region" {
  description = "The tenancy's home region, where IAM is written."
  type        = string
}

variable "identity_domain_url" {
  description = "URL of the identity domain."
  type        = string
}

variable "service_user_email" {
  description = "Address of the audit's user."
  type        = string
}

variable "github_subjects" {
  description = "The sub claims to trust, for example repo:OWNER@ID/REPOSITORY@ID:environment:staging."
  type        = set(string)
}

variable "existing_trust" {
  description = "Whether the identity domain trusts GitHub already, as it does where production shares it."
  type        = bool
  default     = true
}

variable "alarm_emails" {
  description = "Addresses that the alarms go to."
  type        = set(string)
}

provider "oci" {
  region = var.region
}

provider "oci" {
  alias  = "home"
  region = var.home_region
}

provider "oci" {
  alias  = "replica"
  region = var.region
}

module "audit" {
  source = "../.."

  providers = {
    oci         = oci
    oci.home    = oci.home
    oci.replica = oci.replica
  }

  name               = "volume-backup-audit-staging"
  tenancy_ocid       = var.tenancy_ocid
  compartment_ocid   = var.compartment_ocid
  region             = var.region
  identity_domain    = { url = var.identity_domain_url }
  service_user_email = var.service_user_email

  metric_compartment_ocid = var.root_compartment_ocid

  github_oidc               = { subjects = var.github_subjects, existing_trust = var.existing_trust }
  retention_days            = 30
  delete_after_days         = 90
  compliance_target_percent = 90
  alarm_emails              = var.alarm_emails
}

output "audit" {
  description = "What the workflow's inputs are set to."
  value       = module.audit
  sensitive   = true
}
