/** Sentences for people: patterns in message files, one file a language, put together by ICU's plural and number rules. */
package org.ballcourt.messages;
