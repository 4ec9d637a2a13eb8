/** Work that can be watched and stopped, the executors that do it, and messages without words. */
@NullMarked
package io.github.convoscope.work;

import org.jspecify.annotations.NullMarked;
