/** Escalation: every open duty's deadline, kept through any crash, fired at its time and never before; what it means the case core alone decides. */
package org.ballcourt.escalation;
