/** The HTTP door of the evidence service. */
package org.ballcourt.evidence.web;
