/** Evidence: originals kept untouched under their hash, private until submitted, shown as redacted views. */
package org.ballcourt.evidence;
