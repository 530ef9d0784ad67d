/** What every fold must pass, and histories to try it with. */
package org.ballcourt.testkit;
