/** The case-service: turns commands into events, keeps them, passes them on and shows what each reader may see. */
package org.ballcourt.cases;
