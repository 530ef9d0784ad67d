/** The words of every notice, in Chinese and English. */
package org.ballcourt.notifications.texts;
