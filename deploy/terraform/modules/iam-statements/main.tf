# Fills the placeholders of iam-statements.json, the list that docs/permissions.md shows as well.
# It needs no provider, so that its tests run anywhere.

terraform {
  required_version = ">= 1.9.0"
}

variable "principal" {
  description = "Who is granted what, as IAM writes it: `group 'Default'/'auditors'` or `dynamic-group runners`."
  type        = string
}

variable "compartment_ocid" {
  description = "Compartment of the bucket and the topic."
  type        = string
}

variable "bucket_name" {
  description = "Bucket for the reports."
  type        = string
}

variable "metrics_namespace" {
  description = "Namespace of the posted metrics."
  type        = string
}

variable "metric_compartment_ocid" {
  description = "Compartment of the posted metrics; null: the tenancy's root compartment, of which IAM writes `in tenancy`."
  type        = string
  default     = null
}

variable "features" {
  description = "Keys of iam-statements.json to grant."
  type        = set(string)

  validation {
    condition = alltrue([
      for feature in var.features :
      contains(["audit", "object-storage", "metrics", "notifications", "iam-policies"], feature)
    ])
    error_message = "Each feature must be one of audit, object-storage, metrics, notifications and iam-policies."
  }
}

locals {
  list = jsondecode(file("${path.module}/../../iam-statements.json"))
  wanted = flatten([
    for feature in ["audit", "object-storage", "metrics", "notifications", "iam-policies"] : [
      for statement in local.list[feature].statements :
      feature == "metrics" ? replace(statement, " in tenancy ", " in ${local.metric_place} ") : statement
    ] if contains(var.features, feature)
  ])
  metric_place = var.metric_compartment_ocid == null ? "tenancy" : "compartment id ${var.metric_compartment_ocid}"
}

output "statements" {
  description = "The statements, in the order of the list."
  value = [
    for statement in local.wanted :
    replace(replace(replace(replace(statement,
      "group <group>", var.principal),
      "compartment <compartment>", "compartment id ${var.compartment_ocid}"),
      "<bucket>", var.bucket_name),
    "<metrics-namespace>", var.metrics_namespace)
  ]
}
