/** The parties of many disputes, played at random from a seed, who write down every acknowledgement before they go on. */
package org.ballcourt.torture.load;
