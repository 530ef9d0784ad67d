/** The HTTP API of the escalation service. */
package org.ballcourt.escalation.web;
