/** Who is calling: bearer tokens in, actors out; shared by every service that has an HTTP door. */
package org.ballcourt.servicekit;
