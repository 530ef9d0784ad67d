/** A product in a process of its own under the load of many callers, beside other builds of it and beside its rivals, in turns. */
package org.ballcourt.benchmarks.load;
