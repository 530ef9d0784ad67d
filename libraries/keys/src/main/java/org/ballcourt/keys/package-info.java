/** Envelope encryption: keys of data, wrapped under key-encryption keys that lie elsewhere, and wrapped anew under another one. */
package org.ballcourt.keys;
