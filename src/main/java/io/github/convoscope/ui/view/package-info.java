/** Shows the scene in the window, with commands, hover tag, legend and list of layers. */
@NullMarked
package io.github.convoscope.ui.view;

import org.jspecify.annotations.NullMarked;
