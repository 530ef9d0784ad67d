/** Who is told what when something happens to a case; pure, and without anybody's personal texts. */
package org.ballcourt.notifications.rules;
