/** A subscription to case events in a Spring Boot application. */
package org.ballcourt.starter;
