/** What the description of the HTTP interface says of every service alike. */
package org.ballcourt.servicekit.openapi;
