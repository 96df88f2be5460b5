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

run "own_trust" {
  command = plan

  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:environment:production"] }
  }

  assert {
    condition     = [for each in oci_identity_domains_identity_propagation_trust.github[0].impersonation_service_users : each.rule] == ["sub eq repo:OWNER/REPOSITORY:environment:production"]
    error_message = "A rule is one condition, its value without quotes: with quotes it never matches."
  }

  assert {
    condition     = oci_identity_domains_identity_propagation_trust.github[0].client_claim_name == "aud" && oci_identity_domains_identity_propagation_trust.github[0].client_claim_values == toset(["https://cloud.oracle.com"])
    error_message = "A token for another audience must not be taken."
  }

  assert {
    condition     = oci_identity_domains_identity_propagation_trust.github[0].issuer == "https://token.actions.githubusercontent.com"
    error_message = "Only GitHub's issuer may be trusted."
  }

  assert {
    condition     = oci_identity_domains_identity_propagation_trust.github[0].allow_impersonation && contains(oci_identity_domains_identity_propagation_trust.github[0].attribute_sets, "request")
    error_message = "The rules must count, and must be read back."
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensionuser_user[0].service_user
    error_message = "A trust impersonates none but service users."
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensioncapabilities_user[0].can_use_api_keys == false
    error_message = "With the trust no API key is needed."
  }

  assert {
    condition     = output.github_trust_operations == null
    error_message = "There is no other trust to add anything to."
  }
}

run "subjects_as_github_writes_them" {
  command = plan

  variables {
    github_oidc = {
      audience = "https://audit.example.com"
      subjects = [
        "repo:octo-org/octo-repo:ref:refs/heads/main",
        "repo:octo-org@123456/octo-repo@456789:ref:refs/heads/release/1.x+hotfix",
        "repo:octo-org@123456/octo-repo@456789:environment:production",
        "repo:octo-org@123456/octo-repo@456789:pull_request",
        "repo:octo-org@123456/octo-repo@456789:environment:eu%3Aprod",
        "repository_owner_id:123456:job_workflow_ref:octo-org/audits/.github/workflows/audit.yml@refs/heads/main",
      ]
    }
  }

  assert {
    condition = toset([for each in oci_identity_domains_identity_propagation_trust.github[0].impersonation_service_users : each.rule]) == toset([
      "sub eq repo:octo-org/octo-repo:ref:refs/heads/main",
      "sub eq repo:octo-org@123456/octo-repo@456789:ref:refs/heads/release/1.x+hotfix",
      "sub eq repo:octo-org@123456/octo-repo@456789:environment:production",
      "sub eq repo:octo-org@123456/octo-repo@456789:pull_request",
      "sub eq repo:octo-org@123456/octo-repo@456789:environment:eu%3Aprod",
      "sub eq repository_owner_id:123456:job_workflow_ref:octo-org/audits/.github/workflows/audit.yml@refs/heads/main",
    ])
    error_message = "Each subject must have a rule of its own."
  }

  assert {
    condition     = oci_identity_domains_identity_propagation_trust.github[0].client_claim_values == toset(["https://audit.example.com"])
    error_message = "The audience is the one that was given."
  }
}

run "api_key" {
  assert {
    condition     = alltrue([for kind in oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensionuser_user : kind.service_user != true])
    error_message = "A service user can have no API key."
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensioncapabilities_user[0].can_use_api_keys
    error_message = "Without the trust the user signs in by an API key."
  }

  assert {
    condition     = length(oci_identity_domains_app.token_exchange) == 0 && output.github_trust_member == null
    error_message = "What was not asked for must not be made."
  }
}

run "switch_from_api_key" {
  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:environment:production"] }
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].ocid != run.api_key.service_user_ocid
    error_message = "No update makes a service user: the switch must make another user."
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensionuser_user[0].service_user
    error_message = "The new user must be a service user."
  }

  assert {
    condition     = [for each in oci_identity_domains_identity_propagation_trust.github[0].impersonation_service_users : each.value] == [oci_identity_domains_user.audit[0].id]
    error_message = "The trust must map the subject to the audit's user."
  }

  assert {
    condition     = oci_identity_domains_identity_propagation_trust.github[0].oauth_clients == toset([oci_identity_domains_app.token_exchange[0].name])
    error_message = "The trust must take the audit's client."
  }
}

run "existing_trust" {
  variables {
    github_oidc = {
      existing_trust = true
      subjects       = ["repo:OWNER/REPOSITORY:environment:staging", "repo:OWNER/REPOSITORY:environment:development"]
    }
  }

  assert {
    condition     = length(oci_identity_domains_identity_propagation_trust.github) == 0
    error_message = "A domain takes one trust for an issuer: no second one may be made."
  }

  assert {
    condition     = oci_identity_domains_user.audit[0].urnietfparamsscimschemasoracleidcsextensionuser_user[0].service_user && length(oci_identity_domains_app.token_exchange) == 1
    error_message = "The trust that is there needs a service user and a client."
  }

  assert {
    condition = jsondecode(output.github_trust_operations) == [
      {
        op   = "add"
        path = "impersonationServiceUsers"
        value = [
          { rule = "sub eq repo:OWNER/REPOSITORY:environment:development", value = oci_identity_domains_user.audit[0].id },
          { rule = "sub eq repo:OWNER/REPOSITORY:environment:staging", value = oci_identity_domains_user.audit[0].id },
        ]
      },
      { op = "add", path = "oauthClients", value = [oci_identity_domains_app.token_exchange[0].name] },
    ]
    error_message = "The operations must hold all that the trust needs."
  }
}

run "shared_trust" {
  command = plan

  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:environment:production"] }
    github_trust_members = [
      { subjects = ["repo:OWNER/REPOSITORY:environment:staging"], service_user_id = "staging-user", client_id = "staging-client" },
      { subjects = ["repo:OWNER/REPOSITORY:ref:refs/heads/main"], service_user_id = "development-user", client_id = "development-client" },
    ]
  }

  assert {
    condition = toset([for each in oci_identity_domains_identity_propagation_trust.github[0].impersonation_service_users : each.rule]) == toset([
      "sub eq repo:OWNER/REPOSITORY:environment:production",
      "sub eq repo:OWNER/REPOSITORY:environment:staging",
      "sub eq repo:OWNER/REPOSITORY:ref:refs/heads/main",
    ])
    error_message = "The trust must hold every environment's subject."
  }

  assert {
    condition     = one([for each in oci_identity_domains_identity_propagation_trust.github[0].impersonation_service_users : each.value if each.rule == "sub eq repo:OWNER/REPOSITORY:environment:staging"]) == "staging-user"
    error_message = "Each environment must get its own user."
  }
}

run "subject_of_two" {
  command = plan

  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:environment:production"] }
    github_trust_members = [
      { subjects = ["repo:OWNER/REPOSITORY:environment:production"], service_user_id = "staging-user", client_id = "staging-client" },
    ]
  }

  expect_failures = [oci_identity_domains_identity_propagation_trust.github]
}

run "members_of_no_trust" {
  command = plan

  variables {
    github_oidc          = { subjects = ["repo:OWNER/REPOSITORY:environment:production"], existing_trust = true }
    github_trust_members = [{ subjects = ["repo:OWNER/REPOSITORY:environment:staging"], service_user_id = "u", client_id = "c" }]
  }

  expect_failures = [var.github_trust_members]
}

run "no_subject" {
  command = plan

  variables {
    github_oidc = { subjects = [] }
  }

  expect_failures = [var.github_oidc]
}

run "wildcard_subject" {
  command = plan

  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:environment:production", "repo:OWNER/*"] }
  }

  expect_failures = [var.github_oidc]
}

run "quoted_subject" {
  command = plan

  variables {
    github_oidc = { subjects = ["'repo:OWNER/REPOSITORY:environment:production'"] }
  }

  expect_failures = [var.github_oidc]
}

run "subject_that_would_widen_the_rule" {
  command = plan

  variables {
    github_oidc = { subjects = ["repo:OWNER/REPOSITORY:ref:x or sub co repo"] }
  }

  expect_failures = [var.github_oidc]
}
