/** Views derived from originals: pictures drawn anew without metadata, texts as plain text. */
package org.ballcourt.evidence.views;
