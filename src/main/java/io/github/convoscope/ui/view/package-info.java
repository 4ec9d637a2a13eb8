/** The 3D scene in the window: its commands, legend and marks. */
@NullMarked
package io.github.convoscope.ui.view;

import org.jspecify.annotations.NullMarked;
