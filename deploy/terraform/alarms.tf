resource "oci_ons_notification_topic" "alarms" {
  compartment_id = var.compartment_ocid
  name           = "${var.name}-alarms"
  description    = "Alarms and changed verdicts of the volume backup audit."
  freeform_tags  = var.freeform_tags
}

resource "oci_ons_subscription" "email" {
  for_each = var.alarm_emails

  compartment_id = var.compartment_ocid
  topic_id       = oci_ons_notification_topic.alarms.id
  protocol       = "EMAIL"
  endpoint       = each.value
}

module "alarms" {
  source = "./modules/alarms"

  compliance_target_percent = var.compliance_target_percent
  throttled_bound           = var.throttled_bound
  production_rule           = var.production_rule
}

resource "oci_monitoring_alarm" "audit" {
  for_each = module.alarms.alarms

  compartment_id        = var.compartment_ocid
  metric_compartment_id = coalesce(var.metric_compartment_ocid, var.tenancy_ocid)
  namespace             = var.metrics_namespace
  display_name          = "${var.name}: ${each.key}"
  query                 = each.value.query
  severity              = each.value.severity
  body                  = each.value.body
  pending_duration      = each.value.pending
  destinations          = [oci_ons_notification_topic.alarms.id]
  is_enabled            = var.alarms_enabled
  freeform_tags         = var.freeform_tags
}
