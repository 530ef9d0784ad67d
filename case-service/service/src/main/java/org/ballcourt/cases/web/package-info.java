/** The HTTP interface: commands in, what the reader may see out, and a problem in two languages for everything else. */
package org.ballcourt.cases.web;
