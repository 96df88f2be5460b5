terraform {
  # 1.9: a validation may look at another variable, in Terraform and OpenTofu alike.
  required_version = ">= 1.9.0"

  required_providers {
    oci = {
      source  = "oracle/oci"
      version = ">= 7.0.0, < 10.0.0"
      # oci: the region of the bucket, the topic and the alarms; home: where IAM is written;
      # replica: where the reports are copied to (the same as oci when they are not).
      configuration_aliases = [oci.home, oci.replica]
    }
  }
}
