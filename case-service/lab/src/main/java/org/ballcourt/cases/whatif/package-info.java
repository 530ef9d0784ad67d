/** What a draft of the rules would have made of the past: closed cases told again under other rules, and what is different then. */
package org.ballcourt.cases.whatif;
