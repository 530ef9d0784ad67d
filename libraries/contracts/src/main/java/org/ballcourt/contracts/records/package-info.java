/** What stands on the topics beside the case events; each has a JSON Schema of its own, made from the record. */
package org.ballcourt.contracts.records;
