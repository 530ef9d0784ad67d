/** MongoDB's wire protocol on one local file: a stand-in for trials on one machine, never for production. */
package org.ballcourt.store.embedded;
