/** Which pixels drove the decision: the live overlay, its panel, and the methods side by side. */
@NullMarked
package io.github.convoscope.ui.saliency;

import org.jspecify.annotations.NullMarked;
