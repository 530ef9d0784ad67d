/** What the HTTP and the Kafka endpoint share: reading commands, submitting them, and saying no in two languages. */
package org.ballcourt.cases.endpoint;
