/** The hunt for networks that learnt something wrong: four networks, two of them flawed. */
@NullMarked
package io.github.convoscope.ui.hunt;

import org.jspecify.annotations.NullMarked;
