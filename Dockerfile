# The committed bundle on Node 24, for those who schedule the audit outside GitHub Actions.
# No shell, no package manager, no root; docs/container.md shows how to run it.
FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:9eeb7f5887d0e239e78264b06f7f11d2e14be534050481803a9e4728fcdd278e

LABEL org.opencontainers.image.title="OCI volume backup audit" \
      org.opencontainers.image.licenses="MIT"

COPY --chown=root:root --chmod=0444 LICENSE /app/
COPY --chown=root:root dist/ /app/dist/

ENV NODE_ENV=production \
    OCI_OUTPUT_DIR=/reports

# Only what is mounted here is ever written.
WORKDIR /reports
VOLUME ["/reports"]

# The base image's nonroot, as a number: Kubernetes cannot tell from a name that it is not root.
USER 65532:65532
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/index.js"]
