"""A site's own style sheets, icon, logo, fonts and colours → what its pages get of them."""
