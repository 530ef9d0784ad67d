/** What a stranger does with what we publish. */
package org.ballcourt.adoption;
