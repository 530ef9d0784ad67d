/** Reads stories, tells them to products over HTTP, and says in plain words where a product differs from its story. */
package org.ballcourt.scenarios;
