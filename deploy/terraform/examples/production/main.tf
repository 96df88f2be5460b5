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
  description = "The sub claims to trust, for example repo:OWNER@ID/REPOSITORY@ID:environment:production."
  type        = set(string)
}

variable "github_trust_members" {
  description = "The output github_trust_member of each other environment of this identity domain."
  type = list(object({
    subjects        = set(string)
    service_user_id = string
    client_id       = string
  }))
  default = []
}

variable "alarm_emails" {
  description = "Addresses that the alarms go to."
  type        = set(string)
}

variable "replica_region" {
  description = "Region that the reports are copied to."
  type        = string
}

variable "replica_compartment_ocid" {
  description = "Compartment of the copy."
  type        = string
}

variable "kms_key_ocid" {
  description = "Vault key for the bucket."
  type        = string
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
  region = var.replica_region
}

module "audit" {
  source = "../.."

  providers = {
    oci         = oci
    oci.home    = oci.home
    oci.replica = oci.replica
  }

  name               = "volume-backup-audit-production"
  tenancy_ocid       = var.tenancy_ocid
  compartment_ocid   = var.compartment_ocid
  region             = var.region
  identity_domain    = { url = var.identity_domain_url }
  service_user_email = var.service_user_email

  github_oidc               = { subjects = var.github_subjects }
  github_trust_members      = var.github_trust_members
  retention_days            = 400
  archive_after_days        = 90
  delete_after_days         = 800
  kms_key_ocid              = var.kms_key_ocid
  replica                   = { region = var.replica_region, compartment_ocid = var.replica_compartment_ocid }
  compliance_target_percent = 100
  production_rule           = "production"
  alarm_emails              = var.alarm_emails
}

output "audit" {
  description = "What the workflow's inputs are set to."
  value       = module.audit
  sensitive   = true
}
