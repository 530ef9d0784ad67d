/** Follows a request through the services as OpenTelemetry's traces, where somebody asked for them. */
package org.ballcourt.servicekit.traces;
