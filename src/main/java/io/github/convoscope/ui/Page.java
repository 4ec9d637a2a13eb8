package io.github.convoscope.ui;

import javafx.scene.Node;

/**
 * Describes a page that covers the whole scene, such as the atlas; the drawing pad stays visible
 * beside it. Esc or the close button closes it.
 *
 * @param id unique, for tests and style
 * @param title its heading
 * @param content fills the page; the host adds surface, padding and the title bar
 * @param onClose called after it was closed, by the user or by the program
 */
public record Page(String id, String title, Node content, Runnable onClose) {}
