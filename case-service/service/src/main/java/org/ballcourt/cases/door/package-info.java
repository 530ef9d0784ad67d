/** What all doors share: reading commands, submitting them, and saying no in two languages. */
package org.ballcourt.cases.door;
