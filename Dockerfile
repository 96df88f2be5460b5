# The committed bundle on Node 24, for those who schedule the audit outside GitHub Actions.
# No shell, no package manager, no root; docs/container.md shows how to run it.
FROM gcr.io/distroless/nodejs24-debian13:nonroot

LABEL org.opencontainers.image.title="OCI volume backup audit" \
      org.opencontainers.image.licenses="MIT"

COPY --chown=root:root --chmod=0444 LICENSE /app/
COPY --chown=root:root dist/ /app/dist/

ENV NODE_ENV=production \
    OCI_OUTPUT_DIR=/reports

# Only what is mounted here is ever written.
WORKDIR /reports
VOLUME ["/reports"]

USER nonroot
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/index.js"]
