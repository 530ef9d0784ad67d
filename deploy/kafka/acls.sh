#!/bin/sh
# Gives each service its rights in Kafka, as the table beside this file lists them; what is given already stays.
#   deploy/kafka/acls.sh --bootstrap-server kafka:9093 --command-config admin.properties
# KAFKA_ACLS is the tool (kafka-acls.sh); with KAFKA_ACLS=echo it only shows what it would do. RIGHTS is another table.
set -eu
tool=${KAFKA_ACLS:-kafka-acls.sh}
rights=${RIGHTS:-$(dirname "$0")/rights}
grep -v -e '^#' -e '^ *$' "$rights" | while read -r principal resource name pattern operations; do
    "$tool" "$@" --add --allow-principal "User:$principal" "--$resource" "$name" --resource-pattern-type "$pattern" \
        $(printf ' --operation %s' $(printf '%s' "$operations" | tr ',' ' ')) </dev/null
done
