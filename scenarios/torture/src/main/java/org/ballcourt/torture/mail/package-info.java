/** The mail server of the installation under torture, which keeps what it was given and goes wrong now and then. */
package org.ballcourt.torture.mail;
